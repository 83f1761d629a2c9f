import { ComingPage } from "../ComingPage.tsx";

export default function LabPage() {
  return <ComingPage room="lab" />;
}
