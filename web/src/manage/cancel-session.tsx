import { CancelSessionDocument } from '../api/gen/documents.ts'
import { useText } from '../i18n/text.ts'
import { Button } from '../ui/button.tsx'
import { useIsOpen } from '../viewer/use-opened.ts'
import { ReasonDialog } from '../writing/reason-dialog.tsx'
import type { ManagedSession } from './managed-session.ts'
import { manageText } from './text.ts'

const REASON_LENGTH_MAX = 500

export function CancelSession({ session }: { session: ManagedSession }) {
  const text = useText(manageText)
  const [isAsking, setIsAsking] = useIsOpen(`cancel ${session.id}`)
  const people = session.slot?.reserved ?? 0
  return (
    <>
      <Button kind="danger" onClick={() => setIsAsking(true)}>
        {text.cancelSession}
      </Button>
      {isAsking ? (
        <ReasonDialog
          draft={`cancel ${session.id}`}
          title={text.cancelTitle}
          what={
            <p>
              <strong>{text.cancelTouches(session.slot?.reservationCount ?? 0, people)}</strong>
            </p>
          }
          missing={text.problems.reason}
          words={{
            hint: text.reasonHint,
            lengthMax: REASON_LENGTH_MAX,
            keep: text.keepSession,
            confirm: text.confirmCancel(people),
            sending: text.cancelling,
          }}
          document={CancelSessionDocument}
          inputOf={(reason) => ({ sessionId: session.id, reason })}
          onClose={() => setIsAsking(false)}
        />
      ) : null}
    </>
  )
}
