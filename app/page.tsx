import { FrontDoor } from "./FrontDoor.tsx";

export default function FrontPage() {
  return <FrontDoor />;
}
