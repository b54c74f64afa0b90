import { useState } from 'react'
import { CancelDepartureDocument } from '../api/gen/documents.ts'
import { useMutation } from '../api/use-mutation.ts'
import { useText } from '../i18n/text.ts'
import { ReasonDialog } from '../manage/reason-dialog.tsx'
import { Button } from '../ui/button.tsx'
import type { OperatedDeparture } from './operated-departure-page.tsx'
import { operateText } from './text.ts'

const REASON_LENGTH_MAX = 500

/** Cancels for good, once it has said how many people that touches. */
export function CancelDeparture({ departure }: { departure: OperatedDeparture }) {
  const text = useText(operateText)
  const [isAsking, setIsAsking] = useState(false)
  const [, send] = useMutation(CancelDepartureDocument)
  const { slot, guidesConfirmed } = departure
  const people = slot?.reserved ?? 0
  return (
    <>
      <Button kind="danger" onClick={() => setIsAsking(true)}>
        {text.cancelDeparture}
      </Button>
      {isAsking ? (
        <ReasonDialog
          draft={`cancel ${departure.id}`}
          title={text.cancelTitle}
          what={text.cancelTouches(slot?.reservationCount ?? 0, people, guidesConfirmed)}
          hint={text.cancelReasonHint}
          lengthMax={REASON_LENGTH_MAX}
          words={{
            missing: text.problems.reason,
            keep: text.keepDeparture,
            confirm: text.confirmCancel(people + guidesConfirmed),
            sending: text.cancelling,
          }}
          send={(reason, idempotencyKey) =>
            send({ input: { departureId: departure.id, reason, idempotencyKey } }).then(
              ({ data }) => data?.cancelDeparture,
            )
          }
          onClose={() => setIsAsking(false)}
          onDone={() => setIsAsking(false)}
        />
      ) : null}
    </>
  )
}
