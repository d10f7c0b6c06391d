/** The mailbox behind an address: a tag after a plus leads to the same one, and so do the dots of one large provider. */
export function mailboxOf(email: string): string {
  const [user = "", host = ""] = email.split("@");
  const untagged = user.replace(/\+.*$/, "");
  const isDotless = host === "gmail.com" || host === "googlemail.com";
  return `${isDotless ? untagged.replaceAll(".", "") : untagged}@${isDotless ? "gmail.com" : host}`;
}
