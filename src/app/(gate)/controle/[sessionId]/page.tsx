import { notFound } from 'next/navigation';
import { serverCaller } from '@/trpc/server';
import { Scanner } from '../_components/scanner';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** One gate: camera or typed code, an answer over the whole screen, readings kept without network. */
export default async function ScannerPage({ params }: { params: Promise<{ sessionId: string }> }) {
  const { sessionId } = await params;
  if (!UUID.test(sessionId)) notFound();
  const gate = await (await serverCaller()).attendance.gate({ sessionId });
  return <Scanner gate={gate} />;
}
