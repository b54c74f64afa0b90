import { GrantSiteDocument, RevokeSiteDocument } from '../api/gen/documents.ts'
import { useSettings } from '../api/use-settings.ts'
import { whenWords } from '../format/day.ts'
import { useNow } from '../format/use-now.ts'
import { useLanguage } from '../i18n/language.tsx'
import { useText } from '../i18n/text.ts'
import { TextField } from '../ui/field.tsx'
import { Form } from '../writing/form.tsx'
import { useForm } from '../writing/use-form.ts'
import { useRepeatableWrite } from '../writing/use-write.ts'
import { WriteButton } from '../writing/write-button.tsx'
import { WriteNote } from '../writing/write-note.tsx'
import { manageText } from './text.ts'

interface Manager {
  personId: string
  grantedAt: string
}

/** For operators: who manages this site, and giving and taking that right. Both may be repeated without harm. */
export function SiteManagers({ siteId, managers }: { siteId: string; managers: readonly Manager[] }) {
  const text = useText(manageText)
  return (
    <section className="section" aria-labelledby="site-managers">
      <h2 id="site-managers">{text.managers}</h2>
      <p className="soft">{text.managersWhat}</p>
      {managers.length === 0 ? <p>{text.noManagers}</p> : null}
      <ul className="rows">
        {managers.map((manager) => (
          <ManagerRow key={manager.personId} siteId={siteId} manager={manager} />
        ))}
      </ul>
      <GrantForm siteId={siteId} />
    </section>
  )
}

function ManagerRow({ siteId, manager }: { siteId: string; manager: Manager }) {
  const text = useText(manageText)
  const { language } = useLanguage()
  const now = useNow()
  const { state, write } = useRepeatableWrite(RevokeSiteDocument)
  const { personId, grantedAt } = manager
  return (
    <li>
      <span>
        <span className="identifier">{personId}</span>
        <small>{text.grantedAt(whenWords(grantedAt, now, language))}</small>
      </span>
      <WriteButton
        kind="danger"
        state={state}
        words={text.revoke}
        aria-label={text.revokeFrom(personId)}
        onClick={() => void write({ siteId, personId })}
      />
      <WriteNote state={state} />
    </li>
  )
}

const nobody = { personId: '' }

function GrantForm({ siteId }: { siteId: string }) {
  const text = useText(manageText)
  const settings = useSettings()
  const form = useForm({
    draft: `grant ${siteId}`,
    initial: nobody,
    read: ({ personId }) =>
      personId.trim() ? { input: { siteId, personId: personId.trim() } } : { problems: ['personId'] },
    problemWords: text.problems,
    writing: useRepeatableWrite(GrantSiteDocument),
    onDone: () => {},
  })
  return (
    <Form
      form={form}
      className="manage-grant"
      buttons={<WriteButton type="submit" kind="secondary" state={form.state} words={text.grant} />}
    >
      <TextField
        label={text.personId}
        hint={settings?.signIn === 'DEMO' ? text.personIdHintDemo : text.personIdHint}
        autoComplete="off"
        spellCheck={false}
        {...form.bind('personId', 'personId')}
      />
    </Form>
  )
}
