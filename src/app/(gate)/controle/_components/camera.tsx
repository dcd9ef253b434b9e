'use client';
import jsQR from 'jsqr';
import { useEffect, useRef, useState } from 'react';
import classes from './gate.module.css';

/** Readings a second: enough for a hand, little for a battery. */
const PAUSE_MS = 120;
/** Pixels of the longer side that are searched. */
const WIDEST = 720;

function readFrame(video: HTMLVideoElement, canvas: HTMLCanvasElement): string | null {
  const { videoWidth, videoHeight } = video;
  if (video.readyState < video.HAVE_CURRENT_DATA || videoWidth === 0) return null;
  const scale = Math.min(1, WIDEST / Math.max(videoWidth, videoHeight));
  canvas.width = Math.round(videoWidth * scale);
  canvas.height = Math.round(videoHeight * scale);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) return null;
  context.drawImage(video, 0, 0, canvas.width, canvas.height);
  const { data, width, height } = context.getImageData(0, 0, canvas.width, canvas.height);
  return jsQR(data, width, height, { inversionAttempts: 'attemptBoth' })?.data || null;
}

/** The back camera; tells each code it reads while not paused. `onRefused`: no camera, or not allowed. */
export function Camera({
  paused,
  onCode,
  onRefused,
}: {
  paused: boolean;
  onCode: (code: string) => void;
  onRefused: () => void;
}) {
  const video = useRef<HTMLVideoElement>(null);
  const [stream, setStream] = useState<MediaStream | null>(null);
  useEffect(() => {
    let gone = false;
    let opened: MediaStream | null = null;
    const open = async () => {
      if (!navigator.mediaDevices) throw new Error('no camera here');
      opened = await navigator.mediaDevices.getUserMedia({ audio: false, video: { facingMode: 'environment' } });
      if (gone) return;
      setStream(opened);
    };
    open().catch(onRefused);
    return () => {
      gone = true;
      for (const track of opened?.getTracks() ?? []) track.stop();
    };
  }, [onRefused]);
  useEffect(() => {
    const element = video.current;
    if (!element || !stream) return;
    element.srcObject = stream;
    void element.play();
    if (paused) return;
    const canvas = document.createElement('canvas');
    const timer = setInterval(() => {
      const code = readFrame(element, canvas);
      if (code) onCode(code);
    }, PAUSE_MS);
    return () => clearInterval(timer);
  }, [stream, paused, onCode]);
  return <video ref={video} className={classes.video} playsInline muted tabIndex={-1} />;
}
