"$INSTROOM" explain academie.leed_time
