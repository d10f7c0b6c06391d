import { any, clause, type Language, sentence } from "./rules.ts";

const states = any(
  "gửi",
  "giao",
  "duyệt",
  "chấp thuận",
  "sản xuất",
  "chất lượng",
  "dừng",
  "hoãn",
  "hủy",
  "huỷ",
  "hoàn thành",
  "hoàn tất",
  "nháp",
);

export const vietnamese: Language = {
  language: "vi",
  stems: {
    sending: ["gửi", "giao hàng", "được giao", "đã giao", "hoàn thành", "hoàn tất"],
    other: ["duyệt", "chấp thuận", "sản xuất", "chất lượng", "tạm dừng", "tạm hoãn", "hủy", "huỷ", "bản nháp"],
  },
  denies: {
    question: `[^.!?\\n|]*[?]|${sentence}(?:chưa|không)(?: ạ| vậy)?(?:[.!\\n]|$)`,
    quotation: '"[^"\\n]*"',
    negation: `${any("chưa", "không", "đừng", "chẳng")}${clause}${states}`,
    future: `${any("sẽ", "vui lòng", "xin", "hãy", "cần", "phải", "chờ", "đợi", "sắp")}${clause}${states}`,
    condition: `${any("nếu", "khi nào", "sau khi", "trước khi", "cho đến khi")}${sentence}`,
    "other thing": `gửi (?:hình|ảnh|mẫu|bản quét|file|hồ sơ)`,
  },
  tells: [
    { state: "cancelled", confidence: 0.9, pattern: "(?:đã|bị)(?: bị| được)? (?:hủy|huỷ)" },
    { state: "on_hold", confidence: 0.9, pattern: "tạm (?:dừng|hoãn|ngưng)" },
    { state: "completed", confidence: 0.9, pattern: "(?:đã|được) (?:hoàn thành|hoàn tất)" },
    { state: "delivered", confidence: 0.9, pattern: "(?:đã|được)(?: được)? giao" },
    { state: "pending", confidence: 0.9, pattern: `cảm ơn${sentence}gửi (?:ca|đơn|trường hợp|yêu cầu)` },
    { state: "shipped", confidence: 0.9, pattern: any("đã(?: được)? gửi(?: hàng| đi| cho)?", "hàng đang trên đường") },
    { state: "quality_check", confidence: 0.9, pattern: "đang kiểm (?:tra|định) chất lượng" },
    {
      state: "in_production",
      confidence: 0.9,
      pattern: any("đang(?: được)? (?:sản xuất|chế tạo)", "đã bắt đầu sản xuất"),
    },
    { state: "confirmed", confidence: 0.95, pattern: "(?:đã|được)(?: được)? (?:phê )?(?:duyệt|chấp thuận)" },
    { state: "draft", confidence: 0.9, pattern: "(?:lưu|vẫn)(?: là| thành)? bản nháp" },
  ],
};
