import { ButtonLink } from "@/components/ui/button";
import { MessagePage } from "@/components/states/message-page";

export default function ClusterNotFound() {
  return (
    <MessagePage code="404" title="This question is settled">
      <p>Somebody decided about these records, or they changed so much that they are not alike any more.</p>
      <div className="flex gap-2">
        <ButtonLink href="/duplicates" look="primary">
          To the queue
        </ButtonLink>
        <ButtonLink href="/duplicates/history">What was decided</ButtonLink>
      </div>
    </MessagePage>
  );
}
