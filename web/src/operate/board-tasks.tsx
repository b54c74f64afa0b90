import { Link } from 'wouter'
import { WaitingForOperatorDocument } from '../api/gen/documents.ts'
import { useQuery } from '../api/use-query.ts'
import { useText } from '../i18n/text.ts'
import { paths } from '../paths.ts'
import { ButtonLink } from '../ui/button.tsx'
import { holidayText } from './holiday-text.ts'
import { operateText } from './text.ts'

/** Above this the number is only known to be more. */
const COUNTED_MAX = 50

/** Ways to what waits for an operator, with how many wait. */
export function BoardTasks() {
  const text = useText(operateText)
  const holidays = useText(holidayText)
  const [{ data }] = useQuery({
    query: WaitingForOperatorDocument,
    variables: { first: COUNTED_MAX },
    requestPolicy: 'cache-and-network',
  })
  const guides = data?.guides?.edges.length
  const decisions = data?.claimsInDoubt?.edges.length
  const records = data?.unconfirmedRecords?.edges.length
  const closures = data?.closures.length
  const words = (count: number | undefined, say: (count: string) => string) =>
    count === undefined ? ' ' : count === 0 ? text.none : say(countWords(count))
  return (
    <div className="operate-tasks">
      <ButtonLink className="operate-schedule" href={paths.operateSchedule}>
        {text.schedule}
      </ButtonLink>
      <Task href={paths.operateDecisions} name={text.decisions} waits={(decisions ?? 0) > 0}>
        {words(decisions, text.toDecide)}
      </Task>
      <Task href={paths.operateGuides} name={text.guidesToAdmit} waits={(guides ?? 0) > 0}>
        {words(guides, text.waiting)}
      </Task>
      <Task href={paths.operateHours} name={text.hoursToConfirm} waits={(records ?? 0) > 0}>
        {words(records, text.records)}
      </Task>
      <Task href={paths.operateClosures} name={text.closures} waits={false}>
        {words(closures, () => text.closed(closures ?? 0))}
      </Task>
      <Task href={paths.operateHolidays} name={holidays.title} waits={false}>
        {text.see}
      </Task>
      <Task href={paths.operateTrainings} name={text.trainings} waits={false}>
        {text.see}
      </Task>
    </div>
  )
}

function Task({
  href,
  name,
  waits,
  children,
}: {
  href: string
  name: string
  waits: boolean
  children: string
}) {
  return (
    <Link className="operate-task" href={href} data-waits={waits || undefined}>
      <span>{name}</span>
      <strong className="tabular">{children}</strong>
    </Link>
  )
}

function countWords(count: number): string {
  return count < COUNTED_MAX ? String(count) : `${COUNTED_MAX}+`
}
