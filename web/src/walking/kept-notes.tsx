import type { KeptCheckIn } from '../check-in/kept-check-ins.ts'
import { useLanguage } from '../i18n/language.tsx'
import { nameOf } from '../i18n/name-of.ts'
import { useText } from '../i18n/text.ts'
import { Button } from '../ui/button.tsx'
import { ErrorNote, Note } from '../ui/note.tsx'
import { walkingText } from './text.ts'
import type { StationProgress } from './walk-progress.ts'

type NamedStation = { id: string; name: string; nameEn: string | null }

/** Check-ins of a walk that wait for the network, and those that were refused when they were sent. */
export function KeptNotes({
  kept,
  progress,
  isSending,
  onForget,
}: {
  kept: readonly KeptCheckIn[]
  progress: readonly StationProgress<NamedStation>[]
  isSending: boolean
  onForget(idempotencyKey: string): void
}) {
  const text = useText(walkingText)
  const { language } = useLanguage()
  const nameAt = (stationId: string) => {
    const station = progress.find((one) => one.station.id === stationId)?.station
    return station ? nameOf(station, language) : ''
  }
  const waiting = kept.filter((one) => one.refused === undefined)
  return (
    <>
      {waiting.length > 0 ? (
        <Note tone={isSending ? 'plain' : 'few'}>
          <p>
            <strong>{isSending ? text.checkingIn : text.waiting}</strong>
            {text.listAfter}
            {waiting.map((one) => nameAt(one.stationId)).join(text.listJoin)}
          </p>
          {isSending ? null : <p>{text.waitingAll}</p>}
        </Note>
      ) : null}
      {kept.map(({ idempotencyKey, stationId, refused }) =>
        refused === undefined ? null : (
          <ErrorNote key={idempotencyKey}>
            <p>
              <strong>{nameAt(stationId)}</strong>
              {text.listAfter}
              {refused}
            </p>
            <Button kind="quiet" onClick={() => onForget(idempotencyKey)}>
              {text.understood}
            </Button>
          </ErrorNote>
        ),
      )}
    </>
  )
}
