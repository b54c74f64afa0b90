import type { ComponentProps } from 'react'
import { Button } from '../ui/button.tsx'
import type { WriteState } from './use-write.ts'

/** The button that writes: while its answer is awaited it says so and takes no second press. */
export function WriteButton({
  state,
  words,
  sending = words,
  busy = false,
  'aria-label': label,
  ...rest
}: Omit<ComponentProps<typeof Button>, 'children'> & {
  state: WriteState<unknown>
  words: string
  sending?: string
}) {
  const isSending = state.phase === 'sending'
  const hasOtherWords = isSending && sending !== words
  return (
    <Button {...rest} busy={busy || isSending} aria-label={hasOtherWords ? undefined : label}>
      {isSending ? sending : words}
    </Button>
  )
}
