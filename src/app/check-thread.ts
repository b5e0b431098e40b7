import { answerRequests } from '../adapters/thread-body.ts'
import { inspectFile } from '../store/database.ts'

answerRequests<string, string>(async (path, say) => {
  say(inspectFile(path))
  return { fit: false }
})
