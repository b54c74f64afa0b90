import type { ReactNode } from 'react'
import type { ApiError } from '../api/answer.ts'
import { useText } from '../i18n/text.ts'
import { Empty } from '../ui/note.tsx'
import { Found } from '../viewer/found.tsx'
import { manageText } from './text.ts'

/** Shows what a manager may see once it has come; else why not, and what to do. The services decide, not this. */
export function Guarded<T>({
  viewer,
  found,
  mayManage,
  error,
  onRetry,
  children,
}: {
  viewer: { id: string } | null | undefined
  found: T | null | undefined
  mayManage: (found: T) => boolean
  error: ApiError | undefined
  onRetry(): void
  children: (found: T) => ReactNode
}) {
  const text = useText(manageText)
  return (
    <Found
      {...{ viewer, found, error, onRetry }}
      signIn={{ title: text.signInTitle, what: text.signInWhat }}
      gone={{ title: text.goneTitle, what: text.goneWhat }}
    >
      {(one) =>
        mayManage(one) ? (
          children(one)
        ) : (
          <Empty title={text.notYoursTitle}>
            <p>{text.notYoursWhat}</p>
            <p className="identifier">{viewer?.id}</p>
          </Empty>
        )
      }
    </Found>
  )
}
