import { useLanguage } from '../i18n/language.tsx'
import { Marked } from '../i18n/marked.tsx'
import { titleOf } from '../i18n/name-of.ts'
import { useText } from '../i18n/text.ts'
import { CraftMark } from '../ui/craft-mark.tsx'
import { Loading } from '../ui/note.tsx'
import { uiText } from '../ui/text.ts'
import { manageText } from './text.ts'
import { useSiteActivities } from './use-site-activities.ts'

export function SiteActivities({ siteId }: { siteId: string }) {
  const text = useText(manageText)
  const { site } = useSiteActivities(siteId)
  return (
    <section className="section" aria-labelledby="site-activities">
      <h2 id="site-activities">{text.activities}</h2>
      {site ? (
        <ActivitiesTable activities={site.activities.edges.map(({ node }) => node)} />
      ) : (
        <Loading rows={2} />
      )}
    </section>
  )
}

type Activities = NonNullable<
  ReturnType<typeof useSiteActivities>['site']
>['activities']['edges'][number]['node'][]

function ActivitiesTable({ activities }: { activities: Activities }) {
  const text = useText(manageText)
  const { crafts } = useText(uiText)
  const { language } = useLanguage()
  if (activities.length === 0) return <p>{text.noActivities}</p>
  return (
    <table className="table">
      <thead>
        <tr>
          <th scope="col">{text.activity}</th>
          <th scope="col">{text.craft}</th>
          <th scope="col">{text.duration}</th>
          <th scope="col">{text.partyMaximum}</th>
        </tr>
      </thead>
      <tbody>
        {activities.map((activity) => (
          <tr key={activity.id}>
            <th scope="row">
              <span className="manage-activity">
                <CraftMark craft={activity.craft} />
                <Marked words={titleOf(activity, language)} />
              </span>
            </th>
            <td>{crafts[activity.craft]}</td>
            <td className="tabular">{text.minutes(activity.durationMinutes)}</td>
            <td className="tabular">{text.people(activity.maximumPartySize)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
