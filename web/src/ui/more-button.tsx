import type { ReactNode } from 'react'
import { useText } from '../i18n/text.ts'
import { Button } from './button.tsx'
import { uiText } from './text.ts'

interface ListWithMore {
  hasMore: boolean
  loadingMore: boolean
  loadMore(): void
}

/** Brings the next page of a list; `children` says of what. */
export function MoreButton({ list, children }: { list: ListWithMore; children: ReactNode }) {
  const text = useText(uiText)
  if (!list.hasMore) return null
  return (
    <Button kind="secondary" busy={list.loadingMore} onClick={list.loadMore}>
      {list.loadingMore ? text.loadingMore : children}
    </Button>
  )
}
