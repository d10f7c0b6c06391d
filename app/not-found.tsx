import { MessagePage } from "@/components/states/message-page";
import { ButtonLink } from "@/components/ui/button";

export const metadata = { title: "Not found" };

export default function NotFound() {
  return (
    <MessagePage code="404" title="There is nothing here">
      <p>The address is wrong, the record is gone, or it belongs to somebody else.</p>
      <ButtonLink href="/">Go to the overview</ButtonLink>
    </MessagePage>
  );
}
