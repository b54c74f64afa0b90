import { useState } from 'react'
import { CancelSessionDocument } from '../api/gen/documents.ts'
import { useMutation } from '../api/use-mutation.ts'
import { useText } from '../i18n/text.ts'
import { Button } from '../ui/button.tsx'
import type { ManagedSession } from './managed-session-page.tsx'
import { ReasonDialog } from './reason-dialog.tsx'
import { manageText } from './text.ts'

const REASON_LENGTH_MAX = 500

export function CancelSession({ session }: { session: ManagedSession }) {
  const text = useText(manageText)
  const [isAsking, setIsAsking] = useState(false)
  const [, send] = useMutation(CancelSessionDocument)
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
          what={text.cancelTouches(session.slot?.reservationCount ?? 0, people)}
          hint={text.reasonHint}
          lengthMax={REASON_LENGTH_MAX}
          words={{
            missing: text.problems.reason,
            keep: text.keepSession,
            confirm: text.confirmCancel(people),
            sending: text.cancelling,
          }}
          send={(reason, idempotencyKey) =>
            send({ input: { sessionId: session.id, reason, idempotencyKey } }).then(
              ({ data }) => data?.cancelSession,
            )
          }
          onClose={() => setIsAsking(false)}
          onDone={() => setIsAsking(false)}
        />
      ) : null}
    </>
  )
}
