/** How different the questions are that are asked while others are being answered. */
export interface Variety {
  asked(question: string): void
  /** How many sessions an answer had. */
  found(count: number): void
  words(): string
}

const SECOND_MS = 1_000

export function createVariety(): Variety {
  const inSecond = new Set<string>()
  const [shares, counts]: [number[], number[]] = [[], []]
  let asked = 0
  let secondAt = performance.now()
  return {
    asked(question) {
      const now = performance.now()
      if (now - secondAt >= SECOND_MS) {
        if (asked > 0) shares.push(inSecond.size / asked)
        inSecond.clear()
        asked = 0
        secondAt = now
      }
      inSecond.add(question)
      asked++
    },
    found: (count) => void counts.push(count),
    words: () =>
      `${percent(shares)} % of the questions of a second are different; an answer has ${Math.round(mean(counts))} sessions`,
  }
}

const percent = (shares: number[]) => Math.round(mean(shares) * 100)
const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length)
