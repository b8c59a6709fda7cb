 
Date: ${date} 
From: ${from} 
Subject: ${subject} 
To: ${to} 
Content-Type: text/plain 
 
 
Hello ${name}, 
 
We have received your payment! 
 
Below is the list of items we will deliver for lunch: 
 
<#list items as item>- ${item['name']} (${item['price']} Euros) 
</#list> 
 
Thank you for your business! 
 
-- 
My Fictional Burger Place

