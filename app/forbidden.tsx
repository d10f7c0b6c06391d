import { MessagePage } from "@/components/states/message-page";
import { ButtonLink } from "@/components/ui/button";

export const metadata = { title: "Not allowed" };

export default function Forbidden() {
  return (
    <MessagePage code="403" title="This room is not open to you">
      <p>Your role does not reach this far. If it should, ask an administrator of your lab.</p>
      <ButtonLink href="/">Go to the overview</ButtonLink>
    </MessagePage>
  );
}
