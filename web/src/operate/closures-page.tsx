import { useState } from 'react'
import { ClosuresOfBoardDocument } from '../api/gen/documents.ts'
import { useQuery } from '../api/use-query.ts'
import { useText } from '../i18n/text.ts'
import { Arrived } from '../ui/arrived.tsx'
import { ErrorNote, Loading, Note } from '../ui/note.tsx'
import { ClosureForm } from './closure-form.tsx'
import { ClosureRow } from './closure-row.tsx'
import { OperatePage } from './operate-page.tsx'
import { operateText } from './text.ts'

/** What is closed now or later; closing something, and opening it again. */
export function ClosuresPage() {
  const text = useText(operateText)
  return (
    <OperatePage title={text.closures} lead={text.closuresLead}>
      <Closures />
    </OperatePage>
  )
}

function Closures() {
  const text = useText(operateText)
  const [{ data, error }, run] = useQuery({
    query: ClosuresOfBoardDocument,
    requestPolicy: 'cache-and-network',
  })
  const [done, setDone] = useState<{ words: string } | null>(null)
  const refresh = () => run({ requestPolicy: 'network-only' })
  const settle = (words: string) => {
    setDone({ words })
    refresh()
  }
  const closures = data && [...data.closures].sort((one, other) => one.from.localeCompare(other.from))
  return (
    <>
      <section className="section" aria-labelledby="closures">
        <h2 id="closures">{text.currentAndComing}</h2>
        {done ? (
          <Arrived key={done.words}>
            <Note>
              <p>{done.words}</p>
            </Note>
          </Arrived>
        ) : null}
        {error && !data ? <ErrorNote error={error} onRetry={refresh} /> : null}
        {!data && !error ? <Loading rows={2} /> : null}
        {closures?.length === 0 ? <p>{text.noClosures}</p> : null}
        <ul className="rows">
          {closures?.map((closure) => (
            <ClosureRow key={closure.id} closure={closure} onEnded={settle} />
          ))}
        </ul>
      </section>
      <ClosureForm onClosed={settle} />
    </>
  )
}
