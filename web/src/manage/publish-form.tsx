import { PublishSessionDocument } from '../api/gen/documents.ts'
import { langOf } from '../i18n/lang-of.ts'
import { useLanguage } from '../i18n/language.tsx'
import { titleOf } from '../i18n/name-of.ts'
import { useText } from '../i18n/text.ts'
import { Select } from '../ui/field.tsx'
import { Form } from '../writing/form.tsx'
import { formText } from '../writing/form-text.ts'
import { useForm } from '../writing/use-form.ts'
import { useWrite } from '../writing/use-write.ts'
import { WriteButton } from '../writing/write-button.tsx'
import { PlanFieldset } from './plan-fieldset.tsx'
import { emptyPublishFields, publishInputOf } from './session-plan.ts'
import { manageText } from './text.ts'
import type { SiteWithActivities } from './use-site-activities.ts'

export interface PublishedSession {
  id: string
  startsAt: string
}

/** What is entered stays in the tab until the session is published; a refusal offers starts that fit. */
export function PublishForm({
  site,
  onPublished,
}: {
  site: SiteWithActivities
  onPublished(session: PublishedSession): void
}) {
  const text = useText(manageText)
  const { kept } = useText(formText)
  const { language } = useLanguage()
  const form = useForm({
    draft: `session ${site.id}`,
    initial: emptyPublishFields,
    read: (fields) => publishInputOf(fields, site.id),
    problemWords: text.problems,
    writing: useWrite(PublishSessionDocument),
    onDone: ({ session }) => onPublished(session),
  })
  const activities = site.activities.edges.map(({ node }) => node)
  const chosen = activities.find(({ id }) => id === form.fields['activityId'])
  return (
    <Form
      form={form}
      offersStarts
      buttons={
        <>
          <WriteButton type="submit" state={form.state} words={text.publishNow} sending={text.publishing} />
          <p className="soft">{kept}</p>
        </>
      }
    >
      <Select label={text.activity} {...form.bind('activityId', 'activityId')}>
        <option value="">{text.choose}</option>
        {activities.map((activity) => (
          <option key={activity.id} value={activity.id} lang={langOf(titleOf(activity, language), language)}>
            {titleOf(activity, language)}
          </option>
        ))}
      </Select>
      <PlanFieldset form={form} site={site} durationMinutes={chosen?.durationMinutes ?? null} />
    </Form>
  )
}
