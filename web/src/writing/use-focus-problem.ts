import { useEffect, useRef } from 'react'

/** After a refused submit the focus goes to the first field that is wrong. */
export function useFocusProblem(problems: readonly string[]) {
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    if (problems.length > 0) form.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus()
  }, [problems])
  return form
}
