import './account.css'
import { useState } from 'react'
import { useLocation, useSearch } from 'wouter'
import { useRenewApi } from '../api/api-provider.tsx'
import { useSettings } from '../api/use-settings.ts'
import { useText } from '../i18n/text.ts'
import { safeReturnTo } from '../paths.ts'
import { Page } from '../shell/page.tsx'
import { Button } from '../ui/button.tsx'
import { ErrorNote, Loading, Note } from '../ui/note.tsx'
import { oidcSignInAddress, type SignInOutcome, signInAs } from '../viewer/sign-in.ts'
import { useViewer } from '../viewer/use-viewer.ts'
import { accountText } from './text.ts'

/** A few of each role; the gateway knows many more. */
const demoPeople = [
  { role: 'citizen', count: 6 },
  { role: 'manager', count: 4 },
  { role: 'operator', count: 1 },
  { role: 'guide', count: 2 },
] as const

export function SignInPage() {
  const text = useText(accountText)
  const settings = useSettings()
  const returnTo = safeReturnTo(new URLSearchParams(useSearch()).get('returnTo'))
  if (!settings)
    return (
      <Page title={text.signInTitle}>
        <Loading rows={3} />
      </Page>
    )
  if (settings.signIn === 'DEMO') return <DemoSignIn returnTo={returnTo} />
  return (
    <Page title={text.signInTitle} lead={text.oidcLead}>
      <p>
        <a className="button button-primary" href={oidcSignInAddress(returnTo)}>
          {text.oidcContinue}
        </a>
      </p>
    </Page>
  )
}

function DemoSignIn({ returnTo }: { returnTo: string }) {
  const text = useText(accountText)
  const { viewer } = useViewer()
  const renewApi = useRenewApi()
  const [, navigate] = useLocation()
  const [underWay, setUnderWay] = useState<string | null>(null)
  const [outcome, setOutcome] = useState<SignInOutcome>('done')

  async function choose(person: string) {
    if (underWay) return
    setUnderWay(person)
    const answer = await signInAs(person)
    setUnderWay(null)
    setOutcome(answer)
    if (answer !== 'done') return
    renewApi()
    navigate(returnTo, { replace: true })
  }

  return (
    <Page title={text.signInTitle} lead={text.demoLead}>
      {viewer ? <Note>{text.signedInAs(viewer.displayName)}</Note> : null}
      {outcome === 'done' ? null : (
        <ErrorNote>
          <p>{outcome === 'busy' ? text.signInBusy : text.signInFailed}</p>
        </ErrorNote>
      )}
      {demoPeople.map(({ role, count }) => (
        <section key={role} className="demo-people">
          <h2>{text.groups[role]}</h2>
          <p>{text.groupNotes[role]}</p>
          <ul>
            {Array.from({ length: count }, (_, index) => `${role}-${index + 1}`).map((person, index) => (
              <li key={person}>
                <Button kind="secondary" busy={underWay === person} onClick={() => void choose(person)}>
                  {underWay === person ? text.signingIn : text.signInAs(text.groups[role], index + 1)}
                </Button>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </Page>
  )
}
