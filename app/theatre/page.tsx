import { ComingPage } from "../ComingPage.tsx";

export default function TheatrePage() {
  return <ComingPage room="theatre" />;
}
