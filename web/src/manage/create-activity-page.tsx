import { useState } from 'react'
import { CreateActivityDocument } from '../api/gen/documents.ts'
import { useText } from '../i18n/text.ts'
import { Arrived } from '../ui/arrived.tsx'
import { Button, ButtonLink } from '../ui/button.tsx'
import { Note } from '../ui/note.tsx'
import { Form } from '../writing/form.tsx'
import { formText } from '../writing/form-text.ts'
import { useForm } from '../writing/use-form.ts'
import { useWrite } from '../writing/use-write.ts'
import { WriteButton } from '../writing/write-button.tsx'
import { activityInputOf, emptyActivityFields } from './activity-draft.ts'
import { ActivityFieldset } from './activity-fieldset.tsx'
import { managePaths } from './paths.ts'
import { SiteWorkPage } from './site-work-page.tsx'
import { manageText } from './text.ts'

export function CreateActivityPage({ siteId }: { siteId: string }) {
  const text = useText(manageText)
  return (
    <SiteWorkPage siteId={siteId} title={text.newActivity}>
      {() => <CreateActivityForm siteId={siteId} />}
    </SiteWorkPage>
  )
}

function CreateActivityForm({ siteId }: { siteId: string }) {
  const text = useText(manageText)
  const { kept } = useText(formText)
  const [created, setCreated] = useState('')
  const form = useForm({
    draft: `activity ${siteId}`,
    initial: emptyActivityFields,
    read: (fields) => activityInputOf(fields, siteId),
    problemWords: text.problems,
    writing: useWrite(CreateActivityDocument),
    onDone: ({ activity }) => setCreated(activity.title),
  })

  if (created) {
    return (
      <Arrived>
        <Note>
          <p>{text.createdActivity(created)}</p>
          <ButtonLink href={managePaths.newSession(siteId)}>{text.publish}</ButtonLink>
          <Button kind="quiet" onClick={() => setCreated('')}>
            {text.newActivity}
          </Button>
        </Note>
      </Arrived>
    )
  }
  return (
    <Form
      form={form}
      buttons={
        <>
          <WriteButton type="submit" state={form.state} words={text.create} sending={text.creating} />
          <p className="soft">{kept}</p>
        </>
      }
    >
      <ActivityFieldset form={form} />
    </Form>
  )
}
