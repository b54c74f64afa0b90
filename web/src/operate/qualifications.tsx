import { QualificationsToGrantDocument } from '../api/gen/documents.ts'
import { useQuery } from '../api/use-query.ts'
import { useLanguage } from '../i18n/language.tsx'
import { Marked } from '../i18n/marked.tsx'
import { nameOf } from '../i18n/name-of.ts'
import { useText } from '../i18n/text.ts'
import { Button } from '../ui/button.tsx'
import { ErrorNote, Loading } from '../ui/note.tsx'
import { useOpened } from '../viewer/use-opened.ts'
import { QualificationDialog } from './qualification-dialog.tsx'
import { operateText } from './text.ts'

const NEW = 'new'

/** What trainings can show that guides are able to do. */
export function Qualifications() {
  const text = useText(operateText)
  const { language } = useLanguage()
  const [{ data, error }, run] = useQuery({
    query: QualificationsToGrantDocument,
    requestPolicy: 'cache-and-network',
  })
  const refresh = () => run({ requestPolicy: 'network-only' })
  const [editedId, setEditedId] = useOpened('qualification')
  const qualifications = data?.qualifications
  const edited = qualifications?.find(({ id }) => id === editedId) ?? null
  return (
    <section className="section" aria-labelledby="qualifications">
      <div className="section-head">
        <h2 id="qualifications">{text.qualifications}</h2>
        <Button kind="secondary" onClick={() => setEditedId(NEW)}>
          {text.newQualification}
        </Button>
      </div>
      {error && !data ? <ErrorNote error={error} onRetry={refresh} /> : null}
      {!data && !error ? <Loading rows={1} /> : null}
      {qualifications?.length === 0 ? <p>{text.noQualificationsYet}</p> : null}
      <ul className="rows">
        {qualifications?.map((qualification) => (
          <li key={qualification.id}>
            <span>
              <Marked words={nameOf(qualification, language)} />
              <small>
                {qualification.validDays === null
                  ? text.validForGood
                  : text.validFor(qualification.validDays)}
              </small>
            </span>
            <Button
              kind="quiet"
              aria-label={text.changeQualification(nameOf(qualification, language))}
              onClick={() => setEditedId(qualification.id)}
            >
              {text.changeShort}
            </Button>
          </li>
        ))}
      </ul>
      {edited || editedId === NEW ? (
        <QualificationDialog
          qualification={edited}
          onClose={() => setEditedId(null)}
          onSaved={() => {
            setEditedId(null)
            refresh()
          }}
        />
      ) : null}
    </section>
  )
}
