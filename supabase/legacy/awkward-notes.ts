/** Notes that must come through byte by byte and do nothing on a screen. */
export const awkwardNotes = [
  "Keep the bite closed. ".repeat(3_000),
  "<b>Urgent</b><br>see <a href='https://example.com'>photos</a>",
  "<script>alert('notes')</script>",
  "😁🦷👩🏽‍⚕️ all good",
  "\u202eترتيب الأسنان\u202c before bonding",
  '=HYPERLINK("https://example.com")',
  "'; drop table dispatch_instruction; --",
  "Zero\u200bwidth and no\u00a0break",
  "Line one\r\nLine two\ttabbed",
  "ก่อนติดเครื่องมือ ตรวจซ้ำ",
];
