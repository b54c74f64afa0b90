import { CancelDepartureDocument } from '../api/gen/documents.ts'
import { useText } from '../i18n/text.ts'
import { Button } from '../ui/button.tsx'
import { useIsOpen } from '../viewer/use-opened.ts'
import { ReasonDialog } from '../writing/reason-dialog.tsx'
import type { OperatedDeparture } from './operated-departure.ts'
import { operateText } from './text.ts'

const REASON_LENGTH_MAX = 500

/** Cancels for good, once it has said how many people that touches. */
export function CancelDeparture({ departure }: { departure: OperatedDeparture }) {
  const text = useText(operateText)
  const [isAsking, setIsAsking] = useIsOpen(`cancel ${departure.id}`)
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
          what={
            <p>
              <strong>{text.cancelTouches(slot?.reservationCount ?? 0, people, guidesConfirmed)}</strong>
            </p>
          }
          missing={text.problems.reason}
          words={{
            hint: text.cancelReasonHint,
            lengthMax: REASON_LENGTH_MAX,
            keep: text.keepDeparture,
            confirm: text.confirmCancel(people + guidesConfirmed),
            sending: text.cancelling,
          }}
          document={CancelDepartureDocument}
          inputOf={(reason) => ({ departureId: departure.id, reason })}
          onClose={() => setIsAsking(false)}
        />
      ) : null}
    </>
  )
}
