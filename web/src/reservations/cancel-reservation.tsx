import { useRef, useState } from 'react'
import { errorWords } from '../api/error-words.ts'
import { CancelReservationDocument } from '../api/gen/documents.ts'
import { useIdempotencyKey } from '../api/idempotency-key.ts'
import { useMutation } from '../api/use-mutation.ts'
import { whenWords } from '../format/day.ts'
import { useNow } from '../format/use-now.ts'
import { useLanguage } from '../i18n/language.tsx'
import { useText } from '../i18n/text.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { ErrorNote } from '../ui/note.tsx'
import { cancellation, type ListedReservation } from './cancellation.ts'
import { reservationsText } from './text.ts'

export function CancelReservation({ reservation }: { reservation: ListedReservation }) {
  const text = useText(reservationsText)
  const { language } = useLanguage()
  const now = useNow()
  const [asking, setAsking] = useState(false)
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
        {may === 'anyTime'
          ? text.cancelAnyTime
          : text.cancelUntil(whenWords(reservation.cancelUntil, now, language))}
      </p>
      {asking ? <CancelDialog reservation={reservation} onClose={() => setAsking(false)} /> : null}
    </>
  )
}

function CancelDialog({ reservation, onClose }: { reservation: ListedReservation; onClose(): void }) {
  const text = useText(reservationsText)
  const [{ fetching }, send] = useMutation(CancelReservationDocument)
  const [problem, setProblem] = useState<string | null>(null)
  const { keyFor, settled } = useIdempotencyKey()
  const underWay = useRef(false)

  async function cancel() {
    if (underWay.current) return
    underWay.current = true
    const { data, error } = await send({
      input: { reservationId: reservation.id, idempotencyKey: keyFor(reservation.id) },
    })
    underWay.current = false
    const verdict = data?.cancelReservation
    if (!verdict) return setProblem(errorWords(error) ?? text.networkFailed)
    if (!(verdict.__typename === 'Refused' && verdict.code === 'BUSY')) settled()
    if (verdict.__typename === 'Refused') return setProblem(verdict.message)
    onClose()
  }

  return (
    <Dialog title={text.cancelTitle} onClose={onClose}>
      <p>{text.cancelWhat(reservation.partySize)}</p>
      {problem ? (
        <ErrorNote>
          <p>{problem}</p>
        </ErrorNote>
      ) : null}
      <div className="dialog-actions">
        <Button kind="secondary" onClick={onClose}>
          {text.keep}
        </Button>
        <Button kind="danger" busy={fetching} onClick={() => void cancel()}>
          {fetching ? text.cancelling : text.cancel}
        </Button>
      </div>
    </Dialog>
  )
}
