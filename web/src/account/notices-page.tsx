import './account.css'
import { MarkNoticesReadDocument, NoticesDocument } from '../api/gen/documents.ts'
import { useMutation } from '../api/use-mutation.ts'
import { usePages } from '../api/use-pages.ts'
import { useText } from '../i18n/text.ts'
import { Page } from '../shell/page.tsx'
import { Button } from '../ui/button.tsx'
import { MoreButton } from '../ui/more-button.tsx'
import { Empty, ErrorNote, Loading } from '../ui/note.tsx'
import { NoticeCard } from './notice-card.tsx'
import { SignInInvitation } from './sign-in-invitation.tsx'
import { accountText } from './text.ts'
import { useViewer } from './use-viewer.ts'

const PAGE_SIZE = 20

export function NoticesPage() {
  const text = useText(accountText)
  const { viewer, failed, refresh } = useViewer()
  return (
    <Page title={text.noticesTitle}>
      {viewer ? <Notices /> : null}
      {viewer === null ? (
        <SignInInvitation title={text.noticesSignIn}>{text.noticesSignInWhat}</SignInInvitation>
      ) : null}
      {viewer === undefined ? failed ? <ErrorNote onRetry={refresh} /> : <Loading rows={3} /> : null}
    </Page>
  )
}

function Notices() {
  const text = useText(accountText)
  const list = usePages(NoticesDocument, { first: PAGE_SIZE }, (result) => result.viewer?.notices)
  const { refresh } = useViewer()
  const [{ fetching }, mark] = useMutation(MarkNoticesReadDocument)
  const unread = list.nodes.filter((notice) => !notice.readAt)

  async function markRead(noticeIds: string[]) {
    await mark({ input: { noticeIds } })
    list.reload()
    refresh()
  }

  if (list.loading) return <Loading rows={3} />
  if (list.error && list.nodes.length === 0) return <ErrorNote error={list.error} onRetry={list.reload} />
  if (list.nodes.length === 0)
    return (
      <Empty title={text.noticesEmpty}>
        <p>{text.noticesEmptyWhat}</p>
      </Empty>
    )
  return (
    <>
      {unread.length > 0 ? (
        <p>
          <Button kind="secondary" busy={fetching} onClick={() => void markRead(unread.map(({ id }) => id))}>
            {text.markAllRead}
          </Button>
        </p>
      ) : null}
      <ul className="notices">
        {list.nodes.map((notice) => (
          <li key={notice.id}>
            <NoticeCard notice={notice} />
          </li>
        ))}
      </ul>
      {list.error ? <ErrorNote error={list.error} onRetry={list.loadMore} /> : null}
      <MoreButton list={list}>{text.more}</MoreButton>
    </>
  )
}
