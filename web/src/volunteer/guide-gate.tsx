import type { ReactNode } from 'react'
import { useText } from '../i18n/text.ts'
import { paths } from '../paths.ts'
import { ButtonLink } from '../ui/button.tsx'
import { Empty, ErrorNote, Loading } from '../ui/note.tsx'
import { SignInInvitation } from '../viewer/sign-in-invitation.tsx'
import { useViewer } from '../viewer/use-viewer.ts'
import { volunteerText } from './text.ts'
import { type GuideProfile, type Me, useMyGuide } from './use-my-guide.ts'
import { VolunteerNav } from './volunteer-nav.tsx'

/** What only a registered guide sees; for the others the step that leads there. */
export function GuideGate({
  title,
  what,
  children,
}: {
  /** To whoever is not signed in. */
  title: string
  what: string
  children: (me: Me, guide: GuideProfile) => ReactNode
}) {
  const text = useText(volunteerText)
  const { viewer } = useViewer()
  const { me, failed, refresh } = useMyGuide()
  if (viewer === null || me === null) return <SignInInvitation title={title}>{what}</SignInInvitation>
  if (me === undefined) return failed ? <ErrorNote onRetry={refresh} /> : <Loading rows={3} />
  if (me.guide === null) {
    return (
      <Empty title={text.inviteTitle}>
        <p>{text.inviteWhat}</p>
        <ButtonLink href={paths.volunteerRegister}>{text.register}</ButtonLink>
      </Empty>
    )
  }
  return (
    <>
      <VolunteerNav />
      {children(me, me.guide)}
    </>
  )
}
