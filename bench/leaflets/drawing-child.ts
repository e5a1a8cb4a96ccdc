import { drawMissing } from './drawn-papers.ts';
import type { ExamPaper } from './sets.ts';

/** Draws in a process of its own, so that what drawing takes is not counted as the reader's memory. Arguments: folder, papers as JSON. */
const [folder = '', papers = '[]'] = process.argv.slice(2);
await drawMissing(JSON.parse(papers) as ExamPaper[], folder);
