import { type GuideInBoardFragment, SetGuideStatusDocument } from '../api/gen/documents.ts'
import { dateWords, dayOf, fullDateWords, whenWords } from '../format/day.ts'
import { useNow } from '../format/use-now.ts'
import { useLanguage } from '../i18n/language.tsx'
import { Marked } from '../i18n/marked.tsx'
import { nameOf } from '../i18n/name-of.ts'
import { useText } from '../i18n/text.ts'
import { paths } from '../paths.ts'
import { Button, ButtonLink } from '../ui/button.tsx'
import { Fact } from '../ui/fact.tsx'
import { ThemeMark } from '../ui/theme-mark.tsx'
import { useIsOpen } from '../viewer/use-opened.ts'
import { ReasonDialog } from '../writing/reason-dialog.tsx'
import { useWrite } from '../writing/use-write.ts'
import { WriteButton } from '../writing/write-button.tsx'
import { WriteNote } from '../writing/write-note.tsx'
import { availabilityWords } from './availability-words.ts'
import { operateText } from './text.ts'

const REASON_LENGTH_MAX = 300

/** Who a guide is and what suits them; admitting, suspending with a reason, admitting again. */
export function GuideCard({
  guide,
  isWhole = false,
  onDone,
}: {
  guide: GuideInBoardFragment
  /** The page is this guide's own: it has their name, and nothing leads there. */
  isWhole?: boolean
  onDone(words: string): void
}) {
  const text = useText(operateText)
  const { language } = useLanguage()
  const now = useNow()
  const { displayName, contact, status, statusReason, registeredAt } = guide
  return (
    <article className="operate-card">
      <header>
        {isWhole ? (
          <p>{text.statuses[status]}</p>
        ) : (
          <h2>
            <Marked words={displayName} />
          </h2>
        )}
        <p>{contact ?? <span className="soft">{text.noContact}</span>}</p>
        <p className="soft tabular">{text.registeredAt(whenWords(registeredAt, now, language))}</p>
        {status === 'SUSPENDED' && statusReason ? (
          <p className="operate-few">{text.suspendedWhy(statusReason)}</p>
        ) : null}
      </header>
      <GuideFacts guide={guide} />
      <footer>
        {isWhole ? null : (
          <ButtonLink kind="secondary" href={paths.operateGuide(guide.id)}>
            {text.guideRecord}
          </ButtonLink>
        )}
        {status === 'ADMITTED' ? null : <Admit {...{ guide, onDone }} />}
        {status === 'SUSPENDED' ? null : <Suspend {...{ guide, onDone }} />}
      </footer>
    </article>
  )
}

function GuideFacts({ guide }: { guide: GuideInBoardFragment }) {
  const text = useText(operateText)
  const { language } = useLanguage()
  const comma = language === 'zh' ? '、' : ', '
  const { themes, languages, streetTowns, availability, qualifications } = guide
  return (
    <dl className="facts">
      <Fact name={text.guideThemes}>
        {themes.length === 0 ? text.anyTheme : null}
        <span className="operate-themes">
          {themes.map((theme) => (
            <span key={theme} className="operate-route">
              <ThemeMark theme={theme} size={19} />
              {text.themes[theme]}
            </span>
          ))}
        </span>
      </Fact>
      <Fact name={text.guideLanguages}>{languages.map((one) => text.spoken[one]).join(comma)}</Fact>
      <Fact name={text.guideTowns}>
        {streetTowns.map((town) => nameOf(town, language)).join(comma) || text.anywhere}
      </Fact>
      <Fact name={text.guideTimes}>
        <span className="tabular">{availabilityWords(availability, language) || text.anyTime}</span>
      </Fact>
      <Fact name={text.guideQualifications}>
        {qualifications.length === 0 ? text.noQualifications : null}
        <Qualifications qualifications={qualifications} />
      </Fact>
    </dl>
  )
}

function Qualifications({ qualifications }: Pick<GuideInBoardFragment, 'qualifications'>) {
  const text = useText(operateText)
  const { language } = useLanguage()
  const now = useNow()
  const until = (expiresAt: string) =>
    new Date(expiresAt) <= now
      ? text.expired(dateWords(dayOf(expiresAt), language))
      : text.validUntil(fullDateWords(expiresAt, language))
  return (
    <ul>
      {qualifications.map(({ qualification, grantedAt, expiresAt }) => (
        <li key={`${qualification.id} ${grantedAt}`}>
          <Marked words={nameOf(qualification, language)} />{' '}
          <span className="soft tabular">{expiresAt ? until(expiresAt) : text.validForGood}</span>
        </li>
      ))}
    </ul>
  )
}

function Admit({ guide, onDone }: { guide: GuideInBoardFragment; onDone(words: string): void }) {
  const text = useText(operateText)
  const { state, write } = useWrite(SetGuideStatusDocument)
  const { id: guideId, displayName } = guide
  const words = guide.status === 'SUSPENDED' ? text.admitAgain : text.admit

  async function admit() {
    if (await write({ guideId, status: 'ADMITTED' })) onDone(text.admitted(displayName))
  }

  return (
    <>
      <WriteButton
        state={state}
        words={words}
        sending={text.admitting}
        aria-label={`${words} ${displayName}`}
        onClick={() => void admit()}
      />
      <WriteNote state={state} />
    </>
  )
}

function Suspend({ guide, onDone }: { guide: GuideInBoardFragment; onDone(words: string): void }) {
  const text = useText(operateText)
  const [isAsking, setIsAsking] = useIsOpen(`suspend ${guide.id}`)
  const { id: guideId, displayName } = guide
  const words = guide.status === 'APPLIED' ? text.decline : text.suspend
  return (
    <>
      <Button kind="danger" aria-label={`${words} ${displayName}`} onClick={() => setIsAsking(true)}>
        {words}
      </Button>
      {isAsking ? (
        <ReasonDialog
          draft={`suspend ${guideId}`}
          title={text.suspendTitle(displayName)}
          what={
            <p>
              <strong>{text.suspendWhat}</strong>
            </p>
          }
          missing={text.problems.reason}
          words={{
            hint: text.suspendReasonHint,
            lengthMax: REASON_LENGTH_MAX,
            keep: text.keepGuide,
            confirm: words,
            sending: text.suspending,
          }}
          document={SetGuideStatusDocument}
          inputOf={(reason) => ({ guideId, status: 'SUSPENDED' as const, reason })}
          onClose={() => setIsAsking(false)}
          onDone={() => {
            setIsAsking(false)
            onDone(text.wasSuspended(displayName))
          }}
        />
      ) : null}
    </>
  )
}
