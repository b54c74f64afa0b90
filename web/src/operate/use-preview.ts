import { useEffect, useState } from 'react'
import type { ApiError } from '../api/answer.ts'
import { useClient } from '../api/api-provider.tsx'
import {
  type DeparturePreviewInput,
  PreviewOfDepartureDocument,
  type PreviewOfDepartureQuery,
} from '../api/gen/documents.ts'

/** Long enough to type a number, short enough to feel answered. */
const SETTLE_MS = 350
const FRESH = { requestPolicy: 'network-only' } as const

export type Preview = NonNullable<PreviewOfDepartureQuery['departurePreview']>
export type PreviewedStation = Preview['stations'][number]

interface Answer {
  name: string
  input: DeparturePreviewInput
  preview: Preview
}

/**
 * The load of the stations for what the form says, asked once it has settled. The last picture stays until the next
 * one is there; `behind` says that it answers an earlier state of the form.
 */
export function usePreview(input: DeparturePreviewInput | null): {
  answer: Answer | null
  behind: boolean
  error: ApiError | undefined
} {
  const client = useClient()
  const name = JSON.stringify(input)
  const [answer, setAnswer] = useState<Answer | null>(null)
  const [failure, setFailure] = useState<{ name: string; error: ApiError | undefined } | null>(null)
  useEffect(() => {
    const asked = JSON.parse(name) as DeparturePreviewInput | null
    if (!asked) return
    let isWanted = true
    const timer = setTimeout(async () => {
      const variables = { input: asked }
      const { data, error } = await client.query(PreviewOfDepartureDocument, variables, FRESH)
      if (!isWanted) return
      const preview = data?.departurePreview
      setFailure(preview ? null : { name, error })
      if (preview) setAnswer({ name, input: asked, preview })
    }, SETTLE_MS)
    return () => {
      isWanted = false
      clearTimeout(timer)
    }
  }, [client, name])
  const failed = failure?.name === name
  return {
    answer,
    behind: input !== null && answer?.name !== name && !failed,
    error: failed ? failure.error : undefined,
  }
}
