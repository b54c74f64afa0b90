import type { ReactNode } from 'react'
import { fullDateWords, timeWords } from '../format/day.ts'
import { useLanguage } from '../i18n/language.tsx'
import { useText } from '../i18n/text.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import type { DepartureChanges } from './departure-draft.ts'
import type { OperatedDeparture } from './operated-departure-page.tsx'
import { operateText } from './text.ts'

/** What will differ, and how many reservations and people it touches, before it is done. */
export function ConfirmDeparture({
  departure,
  changes,
  busy,
  onConfirm,
  onClose,
}: {
  departure: OperatedDeparture
  changes: DepartureChanges
  busy: boolean
  onConfirm(): void
  onClose(): void
}) {
  const text = useText(operateText)
  const { language } = useLanguage()
  const when = (instant: string) => `${fullDateWords(instant, language)} ${timeWords(instant)}`
  const limit = (count: number | null) => (count ? String(count) : text.noLimit)
  const reservations = departure.slot?.reservationCount ?? 0
  const { startsAt, guidesWanted, groupSize, placesLimit, meetingPoint } = changes
  const hasFewerPlaces = guidesWanted !== undefined || groupSize !== undefined || placesLimit !== undefined
  return (
    <Dialog title={text.changeTitle} onClose={onClose}>
      <dl className="form-differences">
        {startsAt === undefined ? null : (
          <Difference name={text.start}>{text.fromTo(when(departure.startsAt), when(startsAt))}</Difference>
        )}
        {guidesWanted === undefined ? null : (
          <Difference name={text.guidesWanted}>
            {text.fromTo(String(departure.guidesWanted), String(guidesWanted))}
          </Difference>
        )}
        {groupSize === undefined ? null : (
          <Difference name={text.groupSize}>
            {text.fromTo(String(departure.groupSize), String(groupSize))}
          </Difference>
        )}
        {placesLimit === undefined ? null : (
          <Difference name={text.placesLimit}>
            {text.fromTo(limit(departure.placesLimit), limit(placesLimit))}
          </Difference>
        )}
        {meetingPoint === undefined ? null : (
          <Difference name={text.meetingPoint}>
            {text.fromTo(departure.meetingPoint || text.firstStation, meetingPoint || text.firstStation)}
          </Difference>
        )}
      </dl>
      <p>
        <strong>{text.touches(reservations, departure.slot?.reserved ?? 0)}</strong>
      </p>
      {startsAt !== undefined && (reservations > 0 || departure.guidesConfirmed > 0) ? (
        <p>{text.touchesTime}</p>
      ) : null}
      {reservations > 0 && hasFewerPlaces ? <p>{text.touchesPlaces}</p> : null}
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

function Difference({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd className="tabular">{children}</dd>
    </div>
  )
}
