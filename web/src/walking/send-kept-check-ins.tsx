import { useKeptCheckIns } from '../check-in/use-kept-check-ins.ts'

/** Sends check-ins that were kept without a network, whatever page is opened next. */
export function SendKeptCheckIns() {
  useKeptCheckIns()
  return null
}
