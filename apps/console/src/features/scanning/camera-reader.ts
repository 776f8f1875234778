/** Reads codes from a video, with what the browser has or, where it has nothing, with a reader that is loaded then. */
export interface CameraReader {
  stop(): void;
}

/** What the trade prints on goods and labels. */
const formats = ["ean_13", "ean_8", "upc_a", "upc_e", "code_128", "code_39", "itf", "data_matrix", "qr_code"];

interface Detector {
  detect(source: HTMLVideoElement): Promise<ReadonlyArray<{ rawValue: string }>>;
}
type DetectorClass = new (options: { formats: string[] }) => Detector;

/** Opens the rear camera into `video` and tells every code it sees; rejects where there is no camera or no leave to use it. */
export async function readCamera(video: HTMLVideoElement, onCode: (code: string) => void): Promise<CameraReader> {
  const Native = (globalThis as { BarcodeDetector?: DetectorClass }).BarcodeDetector;
  return Native === undefined ? readWithLibrary(video, onCode) : readWithBrowser(new Native({ formats }), video, onCode);
}

async function readWithBrowser(detector: Detector, video: HTMLVideoElement, onCode: (code: string) => void): Promise<CameraReader> {
  const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: { ideal: "environment" }, width: { ideal: 1280 } } });
  video.srcObject = stream;
  await video.play();
  let running = true;
  const look = async () => {
    if (!running) return;
    const codes = await detector.detect(video).catch(() => []);
    const found = codes[0]?.rawValue;
    if (running && found !== undefined && found !== "") onCode(found);
    setTimeout(() => void look(), 120);
  };
  void look();
  return {
    stop: () => {
      running = false;
      for (const track of stream.getTracks()) track.stop();
      video.srcObject = null;
    },
  };
}

async function readWithLibrary(video: HTMLVideoElement, onCode: (code: string) => void): Promise<CameraReader> {
  const { BrowserMultiFormatReader } = await import("@zxing/browser");
  const controls = await new BrowserMultiFormatReader().decodeFromConstraints({ video: { facingMode: { ideal: "environment" } } }, video, (result) => {
    if (result) onCode(result.getText());
  });
  return { stop: () => controls.stop() };
}
