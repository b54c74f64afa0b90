import { getOperationAST, OperationTypeNode } from 'graphql'
import type { Plugin } from 'graphql-yoga'
import type { Visit } from '../context.ts'

/** Tells what is kept of answers of each mutation before it is answered: what it was about, and who did it. */
export function noteChanges(): Plugin<Visit> {
  return {
    onExecute({ args }) {
      const operation = getOperationAST(args.document, args.operationName)
      if (operation?.operation !== OperationTypeNode.MUTATION) return
      return {
        onExecuteDone({ result }) {
          const { gateway, viewer, isRefused }: Visit = args.contextValue
          // What else a refusal names is as it was.
          const isNothing = isRefused && operation.selectionSet.selections.length === 1
          const data = isNothing || Symbol.asyncIterator in result ? null : result.data
          const text = JSON.stringify([args.variableValues, data])
          gateway.sameQuestion.changes.changedBy(viewer?.personId, text)
        },
      }
    },
  }
}
