import { CancelReservationDocument } from '../api/gen/documents.ts'
import { useNow } from '../format/use-now.ts'
import { useText } from '../i18n/text.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { useIsOpen } from '../viewer/use-opened.ts'
import { useWrite } from '../writing/use-write.ts'
import { WriteButton } from '../writing/write-button.tsx'
import { WriteNote } from '../writing/write-note.tsx'
import { cancelText } from './cancel-text.ts'
import { CancelUntil } from './cancel-until.tsx'
import { cancellation, type ListedReservation } from './cancellation.ts'

export function CancelReservation({ reservation }: { reservation: ListedReservation }) {
  const text = useText(cancelText)
  const now = useNow()
  const [asking, setAsking] = useIsOpen(`cancel ${reservation.id}`)
  const may = cancellation(reservation, now)
  if (may === 'over') return null
  if (may === 'tooLate')
    return <p className="cancel-words">{reservation.departure ? text.tooLateWalk : text.tooLate}</p>
  return (
    <>
      <Button kind="danger" onClick={() => setAsking(true)}>
        {text.cancel}
      </Button>
      <p className="cancel-words tabular">
        <CancelUntil may={may} cancelUntil={reservation.cancelUntil} />
      </p>
      {asking ? <CancelDialog reservation={reservation} onClose={() => setAsking(false)} /> : null}
    </>
  )
}

function CancelDialog({ reservation, onClose }: { reservation: ListedReservation; onClose(): void }) {
  const text = useText(cancelText)
  const { state, write } = useWrite(CancelReservationDocument)

  async function cancel() {
    if (await write({ reservationId: reservation.id })) onClose()
  }

  return (
    <Dialog title={text.cancelTitle} onClose={onClose}>
      <p>{text.cancelWhat(reservation.partySize)}</p>
      <WriteNote state={state} unanswered={text.networkFailed} />
      <div className="dialog-actions">
        <Button kind="secondary" onClick={onClose}>
          {text.keep}
        </Button>
        <WriteButton
          kind="danger"
          state={state}
          words={text.cancel}
          sending={text.cancelling}
          onClick={() => void cancel()}
        />
      </div>
    </Dialog>
  )
}
