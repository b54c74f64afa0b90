import './station-code.css'
import { useEffect, useState } from 'react'
import { StationCodeNowDocument } from '../api/gen/documents.ts'
import { useQuery } from '../api/use-query.ts'
import { useText } from '../i18n/text.ts'
import { ErrorNote } from '../ui/note.tsx'
import { useViewer } from '../viewer/use-viewer.ts'
import { stationCodeText } from './station-code-text.ts'

const SECOND_MS = 1_000
/** A device whose clock is ahead asks no more often than this. */
const ASK_GAP_MS = 5_000

/** What a guide shows the group: the code, large, and how long it lasts. */
export function StationCodeCard({ stationId }: { stationId: string }) {
  const { viewer } = useViewer()
  // Who may is for the server to say: whom an operator admitted.
  return viewer ? <CodeNow stationId={stationId} /> : null
}

function CodeNow({ stationId }: { stationId: string }) {
  const text = useText(stationCodeText)
  const [{ data, error }, run] = useQuery({
    query: StationCodeNowDocument,
    variables: { id: stationId },
    requestPolicy: 'network-only',
  })
  const shown = data?.node?.__typename === 'Station' ? data.node.code : null
  const validUntil = shown?.validUntil
  const seconds = useSecondsUntil(validUntil)
  const isOver = validUntil !== undefined && seconds === 0
  useEffect(() => {
    if (!isOver) return
    const ask = () => run({ requestPolicy: 'network-only' })
    ask()
    const timer = setInterval(ask, ASK_GAP_MS)
    return () => clearInterval(timer)
  }, [isOver, run])
  if (error && !shown)
    return (
      <ErrorNote error={error} onRetry={() => run({ requestPolicy: 'network-only' })}>
        <p>{text.codeFailed}</p>
      </ErrorNote>
    )
  if (!shown) return null
  return (
    <section className="station-code" aria-labelledby="station-code-title">
      <h2 id="station-code-title">{text.code}</h2>
      <p className="station-code-digits tabular" role="status">
        {shown.code.slice(0, 3)} {shown.code.slice(3)}
      </p>
      <p>{text.codeWhat}</p>
      <p className="station-code-left tabular" role="timer">
        {text.codeLeft(seconds)}
      </p>
    </section>
  )
}

/** Whole seconds until a moment, by the device's clock; 0 from then on. */
function useSecondsUntil(moment: string | undefined): number {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    setNow(Date.now())
    if (!moment) return
    const timer = setInterval(() => setNow(Date.now()), SECOND_MS)
    return () => clearInterval(timer)
  }, [moment])
  return moment ? Math.max(0, Math.ceil((new Date(moment).getTime() - now) / SECOND_MS)) : 0
}
