import { Marked } from '../i18n/marked.tsx'
import './audit.css'
import type { AuditEntryInListFragment } from '../api/gen/documents.ts'
import { dateWords, dayOf, timeWords } from '../format/day.ts'
import { sessionWords } from '../format/session-words.ts'
import { useLanguage } from '../i18n/language.tsx'
import { useText } from '../i18n/text.ts'
import { auditChanges } from './audit-words.ts'
import { auditText } from './text.ts'

/** Who did what and when, with the fields that changed behind a disclosure. */
export function AuditRows({ entries }: { entries: readonly AuditEntryInListFragment[] }) {
  return (
    <ol className="audit">
      {entries.map((entry) => (
        <AuditRow key={entry.id} entry={entry} />
      ))}
    </ol>
  )
}

function AuditRow({ entry }: { entry: AuditEntryInListFragment }) {
  const text = useText(auditText)
  const names = useText(sessionWords)
  const { language } = useLanguage()
  const changes = auditChanges(entry.changeJson, text.nothing)
  const what = text.operations[entry.operation] ?? entry.operation
  return (
    <li>
      <time className="tabular" dateTime={entry.at}>
        {dateWords(dayOf(entry.at), language)} {timeWords(entry.at)}
      </time>
      <span>
        {what}
        {entry.actorId ? <small className="identifier">{entry.actorId}</small> : null}
        {changes.length > 0 ? (
          <details>
            <summary>{text.details}</summary>
            <ul>
              {changes.map((change) => (
                <li key={change.field} className="tabular">
                  {text.fields[change.field] ?? names[change.field as keyof typeof names] ?? change.field}{' '}
                  <Marked words={text.fromTo(change.old, change.new)} />
                </li>
              ))}
            </ul>
          </details>
        ) : null}
      </span>
    </li>
  )
}
