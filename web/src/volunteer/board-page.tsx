import { whenWords } from '../format/day.ts'
import { useNow } from '../format/use-now.ts'
import { useLanguage } from '../i18n/language.tsx'
import { useText } from '../i18n/text.ts'
import { paths } from '../paths.ts'
import { Page } from '../shell/page.tsx'
import { ButtonLink } from '../ui/button.tsx'
import { ErrorNote, Loading } from '../ui/note.tsx'
import { useViewer } from '../viewer/use-viewer.ts'
import { Cloth } from './cloth.tsx'
import { MyShifts } from './my-shifts.tsx'
import { OpenShifts } from './open-shifts.tsx'
import { SummaryFigures } from './summary-figures.tsx'
import { volunteerText } from './text.ts'
import { type GuideProfile, type Me, useMyGuide } from './use-my-guide.ts'
import { VolunteerNav } from './volunteer-nav.tsx'

/** The guide's board; for everybody else the way to become one. */
export function BoardPage() {
  const text = useText(volunteerText)
  const { viewer } = useViewer()
  const { me, failed, refresh } = useMyGuide()
  return (
    <Page title={text.title} lead={me?.guide ? undefined : text.strangerLead}>
      {me?.guide ? <VolunteerNav /> : null}
      {me === undefined && viewer !== null ? (
        failed ? (
          <ErrorNote onRetry={refresh} />
        ) : (
          <Loading rows={4} />
        )
      ) : me?.guide ? (
        <GuideBoard me={me} guide={me.guide} />
      ) : (
        <Invitation isSignedIn={Boolean(me)} />
      )}
    </Page>
  )
}

function GuideBoard({ me, guide }: { me: Me; guide: GuideProfile }) {
  if (guide.status === 'APPLIED') return <Applied guide={guide} />
  return (
    <div className="volunteer-wide volunteer-board">
      <div className="volunteer-main">
        {guide.status === 'SUSPENDED' ? <Suspended guide={guide} /> : <OpenShifts />}
      </div>
      <aside className="volunteer-aside">
        <MyShifts />
        {me.serviceSummary ? <SummaryFigures summary={me.serviceSummary} isSmall /> : null}
      </aside>
    </div>
  )
}

/** What volunteering is, and the first step. */
function Invitation({ isSignedIn }: { isSignedIn: boolean }) {
  const text = useText(volunteerText)
  return (
    <section className="volunteer-invitation">
      <Cloth />
      <h2>{isSignedIn ? text.inviteTitle : text.strangerTitle}</h2>
      {isSignedIn ? <p>{text.inviteWhat}</p> : null}
      <ul className="volunteer-points">
        {text.strangerWhat.map((point) => (
          <li key={point}>{point}</li>
        ))}
      </ul>
      <div className="volunteer-actions">
        {isSignedIn ? (
          <ButtonLink href={paths.volunteerRegister}>{text.register}</ButtonLink>
        ) : (
          <ButtonLink href={paths.signInTo(paths.volunteer)}>{text.signIn}</ButtonLink>
        )}
        <ButtonLink kind="secondary" href={paths.showcase}>
          {text.seeShowcase}
        </ButtonLink>
      </div>
    </section>
  )
}

function Applied({ guide }: { guide: GuideProfile }) {
  const text = useText(volunteerText)
  const { language } = useLanguage()
  return (
    <section className="volunteer-invitation">
      <Cloth />
      <h2>{text.appliedTitle}</h2>
      <p>{text.appliedWhat(whenWords(guide.registeredAt, useNow(), language))}</p>
      <div className="volunteer-actions">
        <ButtonLink href={paths.volunteerTrainings}>{text.seeTrainings}</ButtonLink>
        <ButtonLink kind="secondary" href={paths.volunteerRegister}>
          {text.editProfile}
        </ButtonLink>
      </div>
    </section>
  )
}

function Suspended({ guide }: { guide: GuideProfile }) {
  const text = useText(volunteerText)
  return (
    <section className="volunteer-invitation">
      <h2>{text.suspendedTitle}</h2>
      {guide.statusReason ? <p>{text.suspendedWhat(guide.statusReason)}</p> : null}
      <p>{text.suspendedNow}</p>
    </section>
  )
}
