import { type FormEvent, useState } from 'react'
import { CreateActivityDocument } from '../api/gen/documents.ts'
import { useMutation } from '../api/use-mutation.ts'
import { useText } from '../i18n/text.ts'
import { Button, ButtonLink } from '../ui/button.tsx'
import { Note } from '../ui/note.tsx'
import { type ActivityProblem, activityInputOf, emptyActivityFields } from './activity-draft.ts'
import { ActivityFieldset } from './activity-fieldset.tsx'
import { Arrived } from './arrived.tsx'
import { useFormDraft } from './form-draft.ts'
import { managePaths } from './paths.ts'
import { SiteWorkPage } from './site-work-page.tsx'
import { manageText } from './text.ts'
import { useFocusProblem } from './use-focus-problem.ts'
import { useWrite } from './use-write.ts'
import { WriteNote } from './write-note.tsx'

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
  const { fields, set, clear } = useFormDraft(`activity ${siteId}`, emptyActivityFields)
  const [problems, setProblems] = useState<readonly ActivityProblem[]>([])
  const [created, setCreated] = useState('')
  const [, send] = useMutation(CreateActivityDocument)
  const { state, write } = useWrite()
  const form = useFocusProblem(problems)

  async function create(event: FormEvent) {
    event.preventDefault()
    const read = activityInputOf(fields, siteId)
    setProblems('problems' in read ? read.problems : [])
    if ('problems' in read) return
    const success = await write(JSON.stringify(read.input), (idempotencyKey) =>
      send({ input: { ...read.input, idempotencyKey } }).then(({ data }) => data?.createActivity),
    )
    if (!success) return
    clear()
    setCreated(success.activity.title)
  }

  if (created) {
    return (
      <Arrived>
        {' '}
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
    <form ref={form} className="manage-form" noValidate onSubmit={(event) => void create(event)}>
      <ActivityFieldset fields={fields} set={set} problems={problems} />
      <WriteNote state={state} />
      <Button type="submit" busy={state.phase === 'sending'}>
        {state.phase === 'sending' ? text.creating : text.create}
      </Button>
      <p className="manage-soft">{text.kept}</p>
    </form>
  )
}
