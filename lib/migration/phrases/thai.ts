import { any, type Language } from "./rules.ts";

/** Thai writes no spaces between words and no mark at the end of a sentence: a blank ends a clause. */
const near = "[^ .!?\\n|]*";
const states = any("จัดส่ง", "ส่งของ", "ส่งออก", "ส่งมอบ", "อนุมัติ", "ผลิต", "ตรวจสอบ", "ระงับ", "พัก", "ยกเลิก", "เสร็จ", "ร่าง");

export const thai: Language = {
  language: "th",
  stems: {
    sending: ["จัดส่ง", "ส่งของ", "ส่งออก", "ส่งถึง", "ส่งมอบ", "ได้รับสินค้า", "เสร็จ"],
    other: ["อนุมัติ", "ผลิต", "คุณภาพ", "ระงับ", "พักไว้", "ยกเลิก", "ขอบคุณสำหรับ", "ร่าง"],
  },
  denies: {
    question: `[^ \\n|]*${any("[?]", "หรือยัง", "หรือไม่", "ไหม", "มั้ย", "เมื่อไหร่", "เมื่อไร")}[?]?`,
    negation: `${any("ยังไม่", "ไม่", "อย่า", "ห้าม")}${near}${states}${near}`,
    future: `${any("จะ", "กรุณา", "โปรด", "รอ", "ต้อง")}${near}${states}${near}`,
    condition: `${any("ถ้า", "หาก", "เมื่อ", "หลังจาก", "ก่อน")}${near}${states}${near}`,
    quotation: '"[^"\\n]*"',
  },
  tells: [
    { state: "cancelled", confidence: 0.9, pattern: "ยกเลิก(?:แล้ว|เรียบร้อย|คำสั่งซื้อแล้ว|เคสแล้ว)" },
    { state: "on_hold", confidence: 0.9, pattern: any("ระงับ(?:ไว้)?(?:ชั่วคราว|แล้ว|ไว้)", "พักไว้") },
    { state: "completed", confidence: 0.9, pattern: any("เสร็จสิ้น(?:แล้ว)?", "เสร็จสมบูรณ์", "เสร็จเรียบร้อย") },
    { state: "delivered", confidence: 0.9, pattern: any("ส่งถึง(?:แล้ว|คลินิก)", "จัดส่งสำเร็จ", "ส่งมอบแล้ว", "ได้รับสินค้าแล้ว") },
    { state: "shipped", confidence: 0.95, pattern: any("จัดส่ง(?:เรียบร้อย)?แล้ว", "ส่งของแล้ว", "ส่งออกแล้ว", "จัดส่งสินค้าแล้ว") },
    {
      state: "quality_check",
      confidence: 0.9,
      pattern: any("กำลังตรวจสอบคุณภาพ", "อยู่(?:ใน)?(?:ระหว่าง|ขั้นตอน)(?:การ)?ตรวจสอบคุณภาพ"),
    },
    {
      state: "in_production",
      confidence: 0.9,
      pattern: any("กำลังผลิต", "อยู่(?:ใน)?(?:ระหว่าง|ขั้นตอน)(?:การ)?ผลิต", "เริ่มผลิตแล้ว"),
    },
    { state: "confirmed", confidence: 0.95, pattern: any("อนุมัติ(?:เรียบร้อย)?แล้ว", "ได้รับการอนุมัติ") },
    { state: "pending", confidence: 0.9, pattern: "ขอบคุณสำหรับ(?:การ)?(?:ส่ง|คำสั่งซื้อ|เคส)" },
    { state: "draft", confidence: 0.9, pattern: any("บันทึกเป็น(?:ฉบับ)?ร่าง", "ยังเป็น(?:ฉบับ)?ร่าง") },
  ],
};
