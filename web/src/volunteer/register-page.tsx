import { useText } from '../i18n/text.ts'
import { Page } from '../shell/page.tsx'
import { ErrorNote, Loading } from '../ui/note.tsx'
import { SignInInvitation } from '../viewer/sign-in-invitation.tsx'
import { useViewer } from '../viewer/use-viewer.ts'
import { ProfileForm } from './profile-form.tsx'
import { volunteerText } from './text.ts'
import { useMyGuide } from './use-my-guide.ts'
import { VolunteerNav } from './volunteer-nav.tsx'

/** Registers a guide; who is registered changes here what suits them. */
export function RegisterPage() {
  const text = useText(volunteerText)
  const { viewer } = useViewer()
  const { me, failed, refresh } = useMyGuide()
  return (
    <Page title={me?.guide ? text.profileTitle : text.registerTitle} lead={text.registerLead}>
      {me?.guide ? <VolunteerNav /> : null}
      {viewer === null || me === null ? (
        <SignInInvitation title={text.registerSignIn}>{text.registerSignInWhat}</SignInInvitation>
      ) : me ? (
        <ProfileForm guide={me.guide} />
      ) : failed ? (
        <ErrorNote onRetry={refresh} />
      ) : (
        <Loading rows={4} />
      )}
    </Page>
  )
}
