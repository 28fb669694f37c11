"""What a type checker must refuse, never run: three mistakes, three errors."""

import openinno as oi

oi.Profil
oi.Profile.INCUBATEUR
oi.Structure(id="lab", name="Lab", profiles=["incubator"])
