import { fullDateWords, timeWords } from '../format/day.ts'
import { useLanguage } from '../i18n/language.tsx'
import { useText } from '../i18n/text.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import type { ManagedSession } from './managed-session-page.tsx'
import type { SessionChanges } from './session-plan.ts'
import { manageText } from './text.ts'

/** What will differ, and how many reservations and people it touches, before it is done. */
export function ConfirmChange({
  session,
  changes,
  busy,
  onConfirm,
  onClose,
}: {
  session: ManagedSession
  changes: SessionChanges
  busy: boolean
  onConfirm(): void
  onClose(): void
}) {
  const text = useText(manageText)
  const { language } = useLanguage()
  const { startsAt, room, capacity, helpersWanted } = changes
  const when = (instant: string) => `${fullDateWords(instant, language)} ${timeWords(instant)}`
  const reservations = session.slot?.reservationCount ?? 0
  const isTouching = reservations > 0
  return (
    <Dialog title={text.changeTitle} onClose={onClose}>
      <dl className="form-differences">
        {startsAt === undefined ? null : (
          <div>
            <dt>{text.start}</dt>
            <dd className="tabular">{text.fromTo(when(session.startsAt), when(startsAt))}</dd>
          </div>
        )}
        {room === undefined ? null : (
          <div>
            <dt>{text.room}</dt>
            <dd>{text.fromTo(session.room || text.wholeSite, room || text.wholeSite)}</dd>
          </div>
        )}
        {capacity === undefined ? null : (
          <div>
            <dt>{text.capacity}</dt>
            <dd className="tabular">{text.fromTo(String(session.capacity), String(capacity))}</dd>
          </div>
        )}
        {helpersWanted === undefined ? null : (
          <div>
            <dt>{text.helpers}</dt>
            <dd className="tabular">{text.fromTo(String(session.helpersWanted), String(helpersWanted))}</dd>
          </div>
        )}
      </dl>
      <p>
        <strong>{text.touches(reservations, session.slot?.reserved ?? 0)}</strong>
      </p>
      {isTouching && startsAt !== undefined ? <p>{text.touchesTime}</p> : null}
      {isTouching && room !== undefined ? <p>{text.touchesRoom}</p> : null}
      {isTouching && capacity !== undefined ? <p>{text.touchesCapacity}</p> : null}
      {(session.shift?.claimed ?? 0) > 0 && helpersWanted !== undefined ? <p>{text.touchesHelpers}</p> : null}
      <div className="dialog-actions">
        <Button kind="secondary" onClick={onClose}>
          {text.keep}
        </Button>
        <Button busy={busy} onClick={onConfirm}>
          {busy ? text.changing : text.confirmChange}
        </Button>
      </div>
    </Dialog>
  )
}
