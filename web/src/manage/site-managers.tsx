import { type FormEvent, useState } from 'react'
import { useSettings } from '../account/use-settings.ts'
import { GrantSiteDocument, RevokeSiteDocument } from '../api/gen/documents.ts'
import { useMutation } from '../api/use-mutation.ts'
import { whenWords } from '../format/day.ts'
import { useNow } from '../format/use-now.ts'
import { useLanguage } from '../i18n/language.tsx'
import { useText } from '../i18n/text.ts'
import { Button } from '../ui/button.tsx'
import { TextField } from '../ui/field.tsx'
import { manageText } from './text.ts'
import { useWrite } from './use-write.ts'
import { WriteNote } from './write-note.tsx'

interface Manager {
  personId: string
  grantedAt: string
}

/** For operators: who manages this site, and giving and taking that right. Both may be repeated without harm. */
export function SiteManagers({ siteId, managers }: { siteId: string; managers: readonly Manager[] }) {
  const text = useText(manageText)
  return (
    <section className="manage-section" aria-labelledby="site-managers">
      <h2 id="site-managers">{text.managers}</h2>
      <p className="manage-soft">{text.managersWhat}</p>
      {managers.length === 0 ? <p>{text.noManagers}</p> : null}
      <ul className="manage-people">
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
  const [, send] = useMutation(RevokeSiteDocument)
  const { state, write } = useWrite()
  const { personId, grantedAt } = manager
  return (
    <li>
      <span>
        <span className="manage-id">{personId}</span>
        <small>{text.grantedAt(whenWords(grantedAt, now, language))}</small>
      </span>
      <Button
        kind="danger"
        busy={state.phase === 'sending'}
        aria-label={text.revokeFrom(personId)}
        onClick={() =>
          void write(personId, () =>
            send({ input: { siteId, personId } }).then(({ data }) => data?.revokeSite),
          )
        }
      >
        {text.revoke}
      </Button>
      <WriteNote state={state} />
    </li>
  )
}

function GrantForm({ siteId }: { siteId: string }) {
  const text = useText(manageText)
  const settings = useSettings()
  const [personId, setPersonId] = useState('')
  const [isMissing, setIsMissing] = useState(false)
  const [, send] = useMutation(GrantSiteDocument)
  const { state, write } = useWrite()

  async function grant(event: FormEvent) {
    event.preventDefault()
    const person = personId.trim()
    setIsMissing(!person)
    if (!person) return
    const input = { siteId, personId: person }
    const granted = await write(person, () => send({ input }).then(({ data }) => data?.grantSite))
    if (granted) setPersonId('')
  }

  return (
    <form className="manage-form manage-grant" noValidate onSubmit={(event) => void grant(event)}>
      <TextField
        label={text.personId}
        hint={settings?.signIn === 'DEMO' ? text.personIdHintDemo : text.personIdHint}
        error={isMissing ? text.problems.personId : undefined}
        value={personId}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => setPersonId(event.target.value)}
      />
      <WriteNote state={state} />
      <Button type="submit" kind="secondary" busy={state.phase === 'sending'}>
        {text.grant}
      </Button>
    </form>
  )
}
