import { ShowcaseDocument, type ShowcaseQuery } from '../api/gen/documents.ts'
import { usePages } from '../api/use-pages.ts'
import { Marked } from '../i18n/marked.tsx'
import { useText } from '../i18n/text.ts'
import { paths } from '../paths.ts'
import { Page } from '../shell/page.tsx'
import { ButtonLink } from '../ui/button.tsx'
import { MoreButton } from '../ui/more-button.tsx'
import { Empty, ErrorNote, Loading } from '../ui/note.tsx'
import { hoursWords } from './level.ts'
import { LevelMark } from './level-mark.tsx'
import { volunteerText } from './text.ts'
import { useMyGuide } from './use-my-guide.ts'
import { VolunteerNav } from './volunteer-nav.tsx'

const PAGE_SIZE = 24

type Entry = ShowcaseQuery['showcase']['edges'][number]['node'] & { id: string }

/** Volunteers who wish to be seen, for everybody. */
export function ShowcasePage() {
  const text = useText(volunteerText)
  const { me } = useMyGuide()
  const list = usePages(ShowcaseDocument, { first: PAGE_SIZE }, ({ showcase }) => ({
    pageInfo: showcase.pageInfo,
    edges: showcase.edges.map(({ cursor, node }) => ({ node: { ...node, id: cursor } })),
  }))
  return (
    <Page title={text.showcaseTitle} lead={text.showcaseLead}>
      {me?.guide ? <VolunteerNav /> : null}
      {list.loading ? <Loading rows={3} /> : null}
      {list.error && list.nodes.length === 0 ? <ErrorNote error={list.error} onRetry={list.reload} /> : null}
      {!list.loading && !list.error && list.nodes.length === 0 ? (
        <Empty title={text.showcaseNoneTitle}>
          <p>{text.showcaseNoneWhat}</p>
        </Empty>
      ) : null}
      <ul className="volunteer-wide showcase">
        {list.nodes.map((entry) => (
          <li key={entry.id}>
            <ShowcaseEntry entry={entry} />
          </li>
        ))}
      </ul>
      {list.error && list.nodes.length > 0 ? <ErrorNote error={list.error} onRetry={list.loadMore} /> : null}
      <MoreButton list={list}>{text.showcaseMore}</MoreButton>
      {me?.guide ? null : (
        <p>
          <ButtonLink kind="secondary" href={paths.volunteer}>
            {text.showcaseJoin}
          </ButtonLink>
        </p>
      )}
    </Page>
  )
}

function ShowcaseEntry({ entry: { name, words, summary } }: { entry: Entry }) {
  const text = useText(volunteerText)
  return (
    <article className="showcase-entry">
      <LevelMark level={summary.level} size={48} />
      <div>
        <h2>
          <Marked words={name} />
        </h2>
        <p className="volunteer-soft tabular">
          {[
            text.levels[summary.level],
            text.hoursWords(hoursWords(summary.minutes)),
            `${text.walksLed} ${text.walksWords(summary.walksLed)}`,
          ].join(' · ')}
        </p>
        {words ? (
          <p>
            <Marked words={words} />
          </p>
        ) : null}
      </div>
    </article>
  )
}
