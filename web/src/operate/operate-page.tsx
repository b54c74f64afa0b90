import type { ReactNode } from 'react'
import { useText } from '../i18n/text.ts'
import { paths } from '../paths.ts'
import { BackLink } from '../shell/back-link.tsx'
import { Page } from '../shell/page.tsx'
import { Empty, ErrorNote, Loading } from '../ui/note.tsx'
import { SignInInvitation } from '../viewer/sign-in-invitation.tsx'
import { useViewer } from '../viewer/use-viewer.ts'
import { operateText } from './text.ts'

/** A page for operators; to anybody else it says why it is empty. The services decide, not this. */
export function OperatePage({
  title,
  lead,
  back,
  children,
}: {
  title: string
  lead?: ReactNode
  /** Null: the first page, from which nothing leads back. */
  back?: { href: string; words: string } | null
  children: ReactNode
}) {
  const text = useText(operateText)
  const { href, words } = back ?? { href: paths.operate, words: text.backToBoard }
  return (
    <Page
      title={title}
      lead={lead}
      back={back === null ? undefined : <BackLink href={href}>{words}</BackLink>}
    >
      <OperatorOnly>
        <div className="sections sections-wide">{children}</div>
      </OperatorOnly>
    </Page>
  )
}

function OperatorOnly({ children }: { children: ReactNode }) {
  const text = useText(operateText)
  const { viewer, failed, refresh } = useViewer()
  if (viewer === undefined) return failed ? <ErrorNote onRetry={refresh} /> : <Loading />
  if (viewer === null) return <SignInInvitation title={text.signInTitle}>{text.signInWhat}</SignInInvitation>
  if (viewer.roles.includes('OPERATOR')) return children
  return (
    <Empty title={text.notYoursTitle}>
      <p>{text.notYoursWhat}</p>
    </Empty>
  )
}
