import { errorWords } from '../api/error-words.ts'
import type { DeparturePreviewInput } from '../api/gen/documents.ts'
import { dayOf, timeWords, whenWords } from '../format/day.ts'
import { useNow } from '../format/use-now.ts'
import { useLanguage } from '../i18n/language.tsx'
import { useText } from '../i18n/text.ts'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { axisOf } from './load-picture.ts'
import { LoadRow } from './load-row.tsx'
import { LoadAxis, LoadLegend } from './load-scale.tsx'
import { LoadTable } from './load-table.tsx'
import { operateText } from './text.ts'
import { type Preview, type PreviewedStation, usePreview } from './use-preview.ts'

/** Each station's day as a picture, with the plan on top; whether it fits in words, and starts that would. */
export function LoadBoard({
  input,
  routeShut = [],
  onStart,
}: {
  /** Null while the form is not that far. */
  input: DeparturePreviewInput | null
  /** When the whole route is closed. */
  routeShut?: readonly { from: string; until: string | null }[]
  onStart(start: { day: string; time: string }): void
}) {
  const text = useText(operateText)
  const { answer, behind, error } = usePreview(input)
  return (
    <section className="operate-load" aria-labelledby="load" aria-busy={behind}>
      <h2 id="load">{text.load}</h2>
      {error ? (
        <p className="operate-verdict" data-fits="no" role="status">
          <Icon name="warn" /> {errorWords(error) ?? text.loadFails}
        </p>
      ) : null}
      {answer && !error ? (
        <div className="operate-load-answer" data-behind={behind || undefined}>
          <Verdict preview={answer.preview} onStart={onStart} />
          <Picture
            day={dayOf(answer.input.startsAt)}
            stations={byArrival(answer.preview.stations)}
            routeShut={routeShut}
          />
        </div>
      ) : null}
      {!answer && !error ? <p className="soft">{text.loadWaits}</p> : null}
    </section>
  )
}

function Verdict({
  preview,
  onStart,
}: {
  preview: Preview
  onStart(start: { day: string; time: string }): void
}) {
  const text = useText(operateText)
  const { language } = useLanguage()
  const now = useNow()
  return (
    <>
      <p className="operate-verdict" data-fits={preview.fits ? 'yes' : 'no'} role="status">
        <Icon name={preview.fits ? 'check' : 'warn'} />
        {preview.fits ? text.loadFits : (preview.obstacle?.message ?? text.loadFitsNot)}
      </p>
      {preview.suggestedStarts.length > 0 ? (
        <div className="operate-starts">
          <p>{text.startsThatFit}</p>
          <div className="form-suggested">
            {preview.suggestedStarts.map((start) => (
              <Button
                key={start}
                kind="secondary"
                className="tabular"
                onClick={() => onStart({ day: dayOf(start), time: timeWords(start) })}
              >
                {whenWords(start, now, language)}
              </Button>
            ))}
          </div>
        </div>
      ) : null}
    </>
  )
}

function Picture({
  day,
  stations,
  routeShut,
}: {
  day: string
  stations: readonly PreviewedStation[]
  routeShut: readonly { from: string; until: string | null }[]
}) {
  const text = useText(operateText)
  const axis = axisOf(day, stations)
  return (
    <>
      <LoadLegend />
      <figure className="operate-picture" aria-label={text.load}>
        <LoadAxis day={day} axis={axis} />
        <ol>
          {stations.map((load) => (
            <LoadRow key={load.station.id} {...{ load, day, axis, routeShut }} />
          ))}
        </ol>
      </figure>
      <LoadTable stations={stations} />
    </>
  )
}

/** In the order of the walk; one that is visited twice stands where it comes first. */
function byArrival(stations: readonly PreviewedStation[]): PreviewedStation[] {
  return [...stations].sort((one, other) =>
    (one.planned[0]?.arrivesAt ?? '').localeCompare(other.planned[0]?.arrivesAt ?? ''),
  )
}
